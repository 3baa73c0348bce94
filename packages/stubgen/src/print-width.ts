/** As in the project's prettier settings. */
export const PRINT_WIDTH = 120;
