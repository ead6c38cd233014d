/** The far side of the bridge in tests: records commands, commits those about claims as main would, sends events. */
import type { WindowCommand } from '../../../src-shared/commands/command';
import { defined } from '../../../src-shared/assert';
import type { Claim } from '../../../src-shared/domain/claim';
import { Refusal, type AppError } from '../../../src-shared/errors';
import type { EventChannel, Events, PlumblineApi } from '../../../src-shared/ipc/contract';
import { applyChanges, caseStore } from '../case-store';
import { sampleClaim } from './samples';

function changed(command: WindowCommand): Claim | null {
  const { claims } = caseStore.getState();
  switch (command.type) {
    case 'claim.add': {
      const { start, end } = command.place;
      return sampleClaim(claims.size + 1, start, end, { id: command.id, tags: [...command.tags] });
    }
    case 'claim.tag':
      return { ...defined(claims.get(command.id), 'claim'), tags: [...command.tags] };
    case 'claim.flag': {
      const { flagged, reason } = command;
      return { ...defined(claims.get(command.id), 'claim'), flagged, flagReason: reason };
    }
    case 'claim.delete':
      return { ...defined(claims.get(command.id), 'claim'), deletedAt: '2026-03-07T11:00:00.000Z' };
    default:
      return null;
  }
}

export interface BridgeDouble {
  readonly commands: WindowCommand[];
  /** Channels of all requests, in order. */
  readonly requests: string[];
  refuseWith: AppError | null;
  /** What other requests are answered with, or refused with by a Refusal that is thrown; null by default. */
  answer: (channel: string) => unknown;
  emit<E extends EventChannel>(channel: E, payload: Events[E]): void;
}

/** Puts the double in place. The news of a change comes after its answer, the harder order of the two. */
export function standInForMain(): BridgeDouble {
  const listeners = new Map<string, (payload: unknown) => void>();
  const double: BridgeDouble = {
    commands: [],
    requests: [],
    refuseWith: null,
    answer: () => null,
    emit: (channel, payload) => {
      listeners.get(channel)?.(payload);
    },
  };
  const execute = (command: WindowCommand) => {
    double.commands.push(command);
    if (double.refuseWith) return { ok: false, error: double.refuseWith };
    const { history } = caseStore.getState();
    const value = changed(command);
    const seq = history.headSeq + 1;
    setTimeout(() => {
      applyChanges(value ? [{ noun: 'claim', id: value.id, value }] : [], { ...history, headSeq: seq });
    }, 0);
    return { ok: true, value: { seq } };
  };
  const request = async (channel: string, payload: unknown) => {
    double.requests.push(channel);
    if (channel === 'case.execute') return execute(payload as WindowCommand);
    try {
      return { ok: true, value: await double.answer(channel) };
    } catch (error) {
      if (error instanceof Refusal) return { ok: false, error: error.error };
      throw error;
    }
  };
  const on = (channel: string, listener: (payload: unknown) => void) => {
    listeners.set(channel, listener);
    return () => undefined;
  };
  const api = { request, on } as unknown as PlumblineApi;
  Object.assign(globalThis, { window: { plumbline: api } });
  return double;
}
