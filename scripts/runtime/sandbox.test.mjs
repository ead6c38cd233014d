import { expect, it } from 'vitest';
import { sandboxPlan } from './sandbox.mjs';

const open = { namespaces: true, setuid: false, root: false, sysAdmin: true };

it.each([
  ['user namespaces are all it takes', open, 'ready'],
  ['even in a container without other rights', { ...open, sysAdmin: false }, 'ready'],
  ['the helper will do', { ...open, namespaces: false, setuid: true }, 'ready'],
  ['root makes the helper ready', { ...open, namespaces: false, root: true }, 'make-setuid'],
  ['others have to ask', { ...open, namespaces: false }, 'ask-for-setuid'],
  [
    'the helper helps only with rights',
    { ...open, namespaces: false, setuid: true, sysAdmin: false },
    'impossible',
  ],
])('%s', (_, where, plan) => {
  expect(sandboxPlan(where)).toBe(plan);
});
