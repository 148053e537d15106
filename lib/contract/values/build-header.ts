/** The header of each answer of the API that names the build of the app that answered; a page compares it with its own. */
export const BUILD_HEADER = 'parley-build';
