import type { InputName } from './table.ts';

/**
 * What the contract names and this version does not do yet: whole inputs (`*`), or some of their values. Such an
 * input is refused, never ignored. Whoever builds a part deletes its entries here and its sentence in `action.yml`.
 */
export const UNSUPPORTED: Readonly<Partial<Record<InputName, '*' | readonly string[]>>> = {};
