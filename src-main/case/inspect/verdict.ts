/** Verdict: whether what an inspection found keeps a case shut, and in which words. */
import { keepsShut, type InspectionReport } from '../../../src-shared/domain/inspection';
import { Refusal } from '../../../src-shared/errors';
import { en } from '../../../src-shared/strings/en';
import { fill } from '../../../src-shared/strings/format';

/** @returns null = the case may be opened; else the first finding: case.foreignObject {kind, object}, case.damaged {detail} */
export function refusalOf({ findings, content }: InspectionReport, name: string): Refusal | null {
  const [first] = keepsShut(findings);
  if (first === undefined)
    return content === null ? new Refusal('case.damaged', { name, detail: en.check.damage.journal }) : null;
  if (first.code === 'schema.extra') {
    const { kind = '', name: object = '' } = first.params;
    return new Refusal('case.foreignObject', { name, kind, object });
  }
  return new Refusal('case.damaged', { name, detail: fill(en.check.findings[first.code], first.params) });
}
