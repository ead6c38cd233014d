/** Torture: what each harness is to the runner: rounds that must not fail, and a control that must. */

/** What came of some rounds; `notes` are figures worth reading, such as a share in percent. */
export interface Outcome {
  readonly rounds: number;
  /** One sentence each; none = all rounds passed. */
  readonly failures: readonly string[];
  readonly notes: Readonly<Record<string, number>>;
}

export interface Torture {
  readonly name: string;
  /** Rounds of a run that is part of the tests, and of one before a release. */
  readonly short: number;
  readonly long: number;
  /** Its short run is one of the end-to-end tests; elsewhere it is not run again. */
  readonly isEndToEnd?: true;
  /** Why it can't run on this machine, in words; absent or null = it can. */
  missing?(): string | null;
  /** @param seed the same seed gives the same rounds, as far as the machine's timing allows */
  run(rounds: number, seed: number): Promise<Outcome>;
  /** The same harness over something broken on purpose. @returns true = it failed, as it must */
  control(): Promise<boolean>;
}
