// The lint rules: types strictly, hooks and accessibility in the renderer, and the house's limits of size.
import { defineConfig } from 'eslint/config';
import jsxA11y from 'eslint-plugin-jsx-a11y';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

const LONGEST_FILE = 500;

/** @type {import('eslint').Rule.RuleModule} */
const longestFile = {
  create: (context) => ({
    Program(node) {
      const { length } = context.sourceCode.lines;
      if (length > LONGEST_FILE)
        context.report({ node, message: `${length} lines; split it at ${LONGEST_FILE}.` });
    },
  }),
};

/** A file that only hands on what other files export hides who uses what. */
const NO_BARRELS = [
  { selector: 'ExportAllDeclaration', message: 'No barrels: import from the file that has it.' },
  { selector: 'ExportNamedDeclaration[source]', message: 'No barrels: import from the file that has it.' },
];

export default defineConfig(
  { ignores: ['out/', 'dist/', 'node_modules/', '**/*.cjs'] },
  {
    files: ['**/*.{ts,tsx,mjs,js}'],
    extends: [tseslint.configs.strictTypeChecked],
    // One rule can't warn at one length and fail at another, so the second length has a rule of its own.
    plugins: { house: { rules: { 'longest-file': longestFile } } },
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      'max-lines': ['warn', { max: 300 }],
      'house/longest-file': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      // A switch that is closed by assertNever in its default says at run time, too, that it is exhaustive.
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      'no-restricted-syntax': ['error', ...NO_BARRELS],
      'no-console': 'error',
      eqeqeq: 'error',
    },
  },
  {
    files: ['src-renderer/**/*.{ts,tsx}'],
    extends: [reactHooks.configs.flat.recommended, jsxA11y.flatConfigs.strict],
    rules: {
      // A dialog has to put the focus somewhere in itself; React Aria's property of this name does that.
      'jsx-a11y/no-autofocus': ['error', { ignoreNonDOM: true }],
    },
  },
  {
    // In plain JavaScript an import in JSDoc is the way to name a type.
    files: ['**/*.{mjs,js}'],
    rules: { '@typescript-eslint/consistent-type-imports': 'off' },
  },
  {
    files: ['**/*.test.{ts,tsx,mjs}', 'e2e/**/*.ts'],
    rules: {
      // A test says what must be there; if it isn't, the test fails on that line, as it should.
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
);
