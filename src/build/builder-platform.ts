/** Docker's names of processors, by those of node. Source: `process.arch`; the platforms of the image specification. */
const ARCHITECTURES: Readonly<Record<string, string>> = {
  x64: 'amd64',
  ia32: '386',
  arm: 'arm/v7',
  ppc64: 'ppc64le',
};

/**
 * The platform that a builder without orders builds for: images of Linux, for the processor of this machine.
 * @param arch as node names it
 */
export function builderPlatform(arch: string = process.arch): string {
  return `linux/${ARCHITECTURES[arch] ?? arch}`;
}
