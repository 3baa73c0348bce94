import type { Language } from '@gradus/contract';
import type { Course } from '@gradus/judge';
import { type Terminal, wrap } from '@gradus/reports';
import { print, standardOutput } from '../../terminal';
import { lookAtBackends } from './backends';
import { lookAtComputer, thisComputer } from './computer';
import { freeDisk, lookAtFiles, wantedNode } from './course-files';
import { lookAtEditor } from './editor';
import type { Finding } from './finding';
import { lookAtData, lookAtIsolation, lookAtJudge } from './grading';
import type { Phrases } from '../../language/en';
import { phrasesIn } from '../../language/phrases-in';

export interface DoctorOptions {
  readonly backend: string;
  readonly lang: Language;
}

/** `gradus doctor`: what keeps exercises from being done and graded here, and the cure of each. Exit code 1 if anything does. */
export async function doctor(course: Course, { backend, lang }: DoctorOptions): Promise<number> {
  const { root } = course;
  const phrases = phrasesIn(lang);
  const terminal = standardOutput(lang);
  const findings: Finding[] = [];
  const tell = (...found: Finding[]) => {
    findings.push(...found);
    for (const finding of found) print(describe(finding, terminal));
  };
  tell(...lookAtComputer(thisComputer(root, freeDisk(root)), wantedNode(root), phrases));
  tell(...lookAtFiles(course, phrases));
  tell(lookAtData(phrases));
  tell(lookAtEditor(root, phrases));
  tell(...(await lookAtBackends(course, phrases)));
  tell(await lookAtJudge(course, backend, phrases));
  tell(await lookAtIsolation(course, backend, phrases));
  print(`\n${summary(findings, phrases)}`);
  return findings.some(({ status }) => status === 'problem') ? 1 : 0;
}

export function describe(finding: Finding, { width, colors }: Terminal): string {
  const text = (words: string) => wrap(words, width, '  ').trimStart();
  if (finding.status === 'fine') return `${colors.green('✓')} ${text(finding.fact)}`;
  const mark = finding.status === 'problem' ? colors.red('✗') : colors.yellow('!');
  return `${mark} ${text(finding.fact)}\n  ${colors.dim('→')} ${wrap(finding.cure, width, '    ').trimStart()}`;
}

export function summary(findings: readonly Finding[], phrases: Phrases): string {
  const problems = findings.filter(({ status }) => status === 'problem').length;
  const hints = findings.filter(({ status }) => status === 'advice').length;
  if (problems > 0) return phrases.toCure(problems);
  return hints === 0 ? phrases.allWell : phrases.couldBeBetter;
}
