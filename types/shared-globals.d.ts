// The few globals that Node and the browser both have and ECMAScript's own library lacks:
// all that src-shared may use of its surroundings.

declare const crypto: {
  getRandomValues<T extends Uint8Array>(array: T): T;
  randomUUID(): `${string}-${string}-${string}-${string}-${string}`;
};

declare class TextEncoder {
  encode(input?: string): Uint8Array;
}

declare class TextDecoder {
  constructor(label?: string, options?: { fatal?: boolean; ignoreBOM?: boolean });
  decode(input?: Uint8Array): string;
}

declare class URL {
  constructor(url: string, base?: string);
  static canParse(url: string, base?: string): boolean;
  readonly href: string;
  readonly protocol: string;
  readonly hostname: string;
  readonly pathname: string;
}

declare function structuredClone<T>(value: T): T;

/** What the contract says of a dropped file: the page has it, the preload finds its path. */
interface File {
  readonly name: string;
  readonly size: number;
}
