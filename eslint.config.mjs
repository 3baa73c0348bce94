import { defineConfig } from 'eslint/config';
import { createJiti } from 'jiti';
import tseslint from 'typescript-eslint';

const { boundariesConfig } = await createJiti(import.meta.url).import(
  './tools/check/src/boundaries/boundaries-config.ts',
);

export default defineConfig(
  { ignores: ['**/node_modules/**', '**/.nx/**', '**/.gradus/**', '**/fixtures/**', '**/coverage/**'] },
  tseslint.configs.recommended,
  {
    rules: {
      '@typescript-eslint/no-unused-vars': ['error', { args: 'none', ignoreRestSiblings: true }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-require-imports': ['error', { allow: ['/package\\.json$'] }],
    },
  },
  {
    name: 'CommonJS files',
    files: ['**/*.cjs'],
    rules: { '@typescript-eslint/no-require-imports': 'off' },
  },
  {
    name: 'work in progress is full of unused things',
    files: ['exercises/**'],
    rules: { '@typescript-eslint/no-unused-vars': ['warn', { args: 'none', ignoreRestSiblings: true }] },
  },
  {
    name: 'what a misconception leaves out, it often leaves unused',
    files: ['grader/*/misconceptions/**'],
    rules: { '@typescript-eslint/no-unused-vars': 'off' },
  },
  boundariesConfig,
);
