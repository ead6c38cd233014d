/** All text that a person sees, in English. Another language is another file of this shape. */
import { actions, menuExtras, menus } from './en/actions';
import { app } from './en/app';
import { article } from './en/article';
import { claims } from './en/claims';
import { check } from './en/check';
import { cli } from './en/cli';
import { drafts } from './en/drafts';
import { errors } from './en/errors';
import { history } from './en/history';
import { jobs } from './en/jobs';
import { opening } from './en/opening';
import { recovery } from './en/recovery';
import { report } from './en/report';
import { window } from './en/window';
import { working } from './en/working';
import {
  claimFields,
  claimTypes,
  confidences,
  decisions,
  labels,
  referenceTypes,
  stanceSigns,
  stances,
  statuses,
  tagMeanings,
  tagSigns,
  tags,
  verdictMeanings,
  verdicts,
} from './en/words';

export const en = {
  tags,
  tagMeanings,
  tagSigns,
  verdicts,
  verdictMeanings,
  confidences,
  stances,
  stanceSigns,
  statuses,
  claimTypes,
  decisions,
  referenceTypes,
  labels,
  claimFields,
  actions,
  menus,
  menuExtras,
  errors,
  app,
  article,
  claims,
  window,
  history,
  jobs,
  opening,
  recovery,
  report,
  cli,
  check,
  working,
  drafts,
} as const;
