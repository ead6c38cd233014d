/** The text of an article version: the one that is shown, or another one, fetched once. */
import { useEffect, useState } from 'react';
import type { ArticleBody } from '../../../src-shared/domain/article';
import type { Id } from '../../../src-shared/domain/ids';
import { fetchBody } from '../../state/fetch-body';
import { useCase } from '../../state/hooks';

/** The body fetched last: a queue goes article by article, so one is enough. Bodies never change. */
let fetched: ArticleBody | null = null;

/** @returns the body; null = it is on its way, or could not be had (which has been said) */
export function useBody(versionId: Id | null): ArticleBody | null {
  const shown = useCase((state) => state.body);
  const [, setArrived] = useState<Id | null>(null);
  const body = [shown, fetched].find((candidate) => candidate?.versionId === versionId) ?? null;
  const isMissing = body === null && versionId !== null;

  useEffect(() => {
    if (!isMissing) return;
    let isWanted = true;
    void fetchBody(versionId).then((answer) => {
      if (answer === null || !isWanted) return;
      fetched = answer;
      setArrived(versionId);
    });
    return () => {
      isWanted = false;
    };
  }, [isMissing, versionId]);

  return body;
}
