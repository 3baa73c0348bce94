/** What became of an attack: `through` if it reached what it must not; `void` if it never ran, which proves nothing. */
export type Outcome = { status: 'held'; how: string } | { status: 'through' } | { status: 'void'; why: string };
