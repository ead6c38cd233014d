/** The text of an article version: the one that is shown, or another one, fetched once. */
import { useEffect, useState } from 'react';
import type { ArticleBody } from '../../../src-shared/domain/article';
import type { Id } from '../../../src-shared/domain/ids';
import type { AppError } from '../../../src-shared/errors';
import { fetchBody } from '../../state/fetch-body';
import { useCase } from '../../state/hooks';

/** The body fetched last: a queue goes article by article, so one is enough. Bodies never change. */
let fetched: ArticleBody | null = null;

interface Asked {
  readonly versionId: Id;
  /** null = it came. */
  readonly refusal: AppError | null;
}

/** @returns the body; why it can't be had; null = it is on its way */
export function useBody(versionId: Id | null): ArticleBody | AppError | null {
  const shown = useCase((state) => state.body);
  const [asked, setAsked] = useState<Asked | null>(null);
  const body = [shown, fetched].find((candidate) => candidate?.versionId === versionId) ?? null;
  const isMissing = body === null && versionId !== null;

  useEffect(() => {
    if (!isMissing) return;
    let isWanted = true;
    void fetchBody(versionId).then((answer) => {
      if (!isWanted) return;
      if (answer.ok) fetched = answer.value;
      setAsked({ versionId, refusal: answer.ok ? null : answer.error });
    });
    return () => {
      isWanted = false;
    };
  }, [isMissing, versionId]);

  return body ?? (asked?.versionId === versionId ? asked.refusal : null);
}
