export { EditionLeaks, type EditionOptions, makeEdition } from './edition';
export { FORMS, type Form, ReleaseRefused, writeRelease } from './write-release';
