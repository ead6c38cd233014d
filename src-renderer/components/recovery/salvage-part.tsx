/** Salvages a damaged case into a new one, and says what came in, what came out, and what was lost. */
import { useEffect, useRef, useState } from 'react';
import { COUNTED, type SalvageReport } from '../../../src-shared/domain/recovery';
import { en } from '../../../src-shared/strings/en';
import { fill } from '../../../src-shared/strings/format';
import { openSalvaged, salvageCase } from '../../state/versions';
import { Button } from '../common/button';
import startCss from '../start/start.module.css';
import css from './recovery.module.css';

const words = en.recovery.screen;

/** Losses that are listed one by one; the command line lists them all. */
const LISTED = 200;

function Report({ report }: { readonly report: SalvageReport }) {
  const { losses, counts, restName } = report;
  const root = useRef<HTMLDivElement>(null);
  useEffect(() => {
    root.current?.scrollIntoView({ block: 'nearest' });
  }, [report]);
  return (
    <div ref={root} className={css.report} role="status">
      <h3 className={startCss.heading}>{words.salvaged}</h3>
      <dl className={css.counts}>
        {COUNTED.map((counted) => (
          <div key={counted} className={css.count}>
            <dt>{en.recovery.counted[counted]}</dt>
            <dd>{fill(words.salvagedCounts, counts[counted])}</dd>
          </div>
        ))}
      </dl>
      <p>{losses.length === 0 ? words.noLosses : fill(words.losses, { count: losses.length })}</p>
      <ul className={css.losses}>
        {losses.slice(0, LISTED).map(({ code, params }, index) => (
          <li key={index}>{fill(en.recovery.losses[code], params)}</li>
        ))}
      </ul>
      {restName === '' ? null : <p>{fill(words.rest, { name: restName })}</p>}
      <Button look="primary" onPress={() => void openSalvaged()}>
        {words.openSalvaged}
      </Button>
    </div>
  );
}

export function SalvagePart() {
  const [report, setReport] = useState<SalvageReport | null>(null);
  const [isWorking, setWorking] = useState(false);
  const salvage = async () => {
    setWorking(true);
    const salvaged = await salvageCase();
    setWorking(false);
    if (salvaged !== null) setReport(salvaged);
  };
  return (
    <section className={css.part} aria-labelledby="recovery-salvage">
      <h2 id="recovery-salvage" className={startCss.heading}>
        {words.salvage}
      </h2>
      <p className={css.hint}>{words.salvageHint}</p>
      <Button isDisabled={isWorking} onPress={() => void salvage()}>
        {isWorking ? words.working : words.salvageButton}
      </Button>
      {report === null ? null : <Report report={report} />}
    </section>
  );
}
