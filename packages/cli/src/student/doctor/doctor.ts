import type { Course } from '@gradus/judge';
import { type Terminal, wrap } from '@gradus/reports';
import { print, standardOutput } from '../../terminal';
import { lookAtBackends } from './backends';
import { lookAtComputer, thisComputer } from './computer';
import { freeDisk, lookAtFiles, wantedNode } from './course-files';
import { lookAtEditor } from './editor';
import type { Finding } from './finding';
import { lookAtData, lookAtIsolation, lookAtJudge } from './grading';

/** `gradus doctor`: what keeps exercises from being done and graded here, and the cure of each. Exit code 1 if anything does. */
export async function doctor(course: Course, backend: string): Promise<number> {
  const { root } = course;
  const terminal = standardOutput();
  const findings: Finding[] = [];
  const tell = (...found: Finding[]) => {
    findings.push(...found);
    for (const finding of found) print(describe(finding, terminal));
  };
  tell(...lookAtComputer(thisComputer(root, freeDisk(root)), wantedNode(root)));
  tell(...lookAtFiles(course));
  tell(lookAtData());
  tell(lookAtEditor(root));
  tell(...(await lookAtBackends(course)));
  tell(await lookAtJudge(course, backend));
  tell(await lookAtIsolation(course, backend));
  print(`\n${summary(findings)}`);
  return findings.some(({ status }) => status === 'problem') ? 1 : 0;
}

export function describe(finding: Finding, { width, colors }: Terminal): string {
  const text = (words: string) => wrap(words, width, '  ').trimStart();
  if (finding.status === 'fine') return `${colors.green('✓')} ${text(finding.fact)}`;
  const mark = finding.status === 'problem' ? colors.red('✗') : colors.yellow('!');
  return `${mark} ${text(finding.fact)}\n  ${colors.dim('→')} ${wrap(finding.cure, width, '    ').trimStart()}`;
}

export function summary(findings: readonly Finding[]): string {
  const problems = findings.filter(({ status }) => status === 'problem').length;
  const hints = findings.filter(({ status }) => status === 'advice').length;
  if (problems > 0) return `${problems} ${problems === 1 ? 'thing has' : 'things have'} to be cured first (→).`;
  return hints === 0 ? 'All is well.' : 'All works; what could be better is marked with →.';
}
