export { EditionLeaks, type EditionOptions, makeEdition } from './edition';
export { type Leak, leaksIn, type Secret, secretsOf } from './secrets';
export { ReleaseRefused } from './release-refused';
export { FORMS, type Form, writeRelease } from './write-release';
