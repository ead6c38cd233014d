/** After a file was read again in another encoding: what the person wrote stays, what was found is found anew. */
import type { Provenance } from '../../../src-shared/domain/article';

function kept<K extends keyof Provenance>(
  key: K,
  mine: Provenance,
  before: Provenance,
  after: Provenance,
): Provenance[K] {
  return mine[key] === before[key] ? after[key] : mine[key];
}

/** @param before what the first reading found; a field that still says so was not touched */
export function followReread(mine: Provenance, before: Provenance, after: Provenance): Provenance {
  return {
    title: kept('title', mine, before, after),
    url: kept('url', mine, before, after),
    publisher: kept('publisher', mine, before, after),
    author: kept('author', mine, before, after),
    published: kept('published', mine, before, after),
    retrieved: kept('retrieved', mine, before, after),
    language: kept('language', mine, before, after),
    direction: kept('direction', mine, before, after),
  };
}
