import { isCutOff } from './github/post-state.ts';

/**
 * Always runs after the step. When the step came to its end, or never pushed anything, there is nothing to do, and
 * nothing is loaded to find that out. Otherwise the other bundle has the code: it sees the same state, and cleans up.
 */
if (isCutOff(process.env)) {
  // Written so that the bundler does not take the address for a file to copy.
  const main = import.meta.url.replace(/post\/index\.js$/, 'main/index.js');
  await import(/* webpackIgnore: true */ main);
}
