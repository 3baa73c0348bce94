import { z } from 'zod';

/**
 * The misconceptions of one exercise, as the judge lays them down for whoever runs its spec: this file, `catalogue.json`,
 * beside it the modules of each, `NAME.subject.json`, and once somebody made them its behaviour, `NAME.behaviour.json`.
 */
export const catalogueSchema = z.strictObject({
  /** Of the random inputs at which behaviours are compared, whatever the seed of a run is. */
  seed: z.int().nonnegative(),
  misconceptions: z.array(
    z.strictObject({
      name: z.string(),
      sentence: z.string(),
      /** The id of the check that fails for certain. */
      caughtBy: z.string(),
    }),
  ),
});
export type Catalogue = z.infer<typeof catalogueSchema>;
export type Misconception = Catalogue['misconceptions'][number];
