/** A module asked for something that exercises may not import. */
export class ForbiddenImport extends Error {
  override readonly name = 'ForbiddenImport';
}
