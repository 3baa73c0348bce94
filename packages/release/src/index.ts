export { EditionLeaks, type EditionOptions, makeEdition } from './edition';
export { type Leak, leaksIn, type Secret, secretsOf } from './secrets';
export { FORMS, type Form, ReleaseRefused, writeRelease } from './write-release';
