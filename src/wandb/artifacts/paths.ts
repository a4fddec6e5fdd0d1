/** Why a path may not be the path of an artifact's file; `undefined` when it may. */
export function artifactPathFault(path: string): string | undefined {
  if (path === '') return 'it is empty';
  if (/\p{Cc}/u.test(path)) return 'it holds a control character';
  if (/\p{Surrogate}/u.test(path)) return 'it is not valid Unicode';
  if (path.includes('\\')) return 'it holds a backslash';
  if (path.startsWith('/')) return 'it is absolute';
  if (/^[A-Za-z]:/.test(path)) return 'it starts with a drive letter';
  const segments = path.split('/');
  if (segments.includes('..')) return 'it leads out of its folder';
  if (segments.includes('.') || segments.includes('')) return 'it holds an empty part';
  return undefined;
}

/** A path or other foreign text, short and on one line, for an error message. */
export function quotedPath(path: string): string {
  return JSON.stringify(path.length > 200 ? `${path.slice(0, 200)}…` : path);
}
