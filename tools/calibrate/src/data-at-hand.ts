import { loadDigits, loadText } from '@gradus/datasets';
import { DataError } from '@gradus/datasets/location';

/** Where the loaders take what they give from; or why they give nothing. */
export type Source = { status: 'there'; name: string } | { status: 'none'; because: string };

export type DataAtHand = Readonly<Record<'digits' | 'text', Source>>;

/** What GRADUS_DATA gives to those who load digits and text. */
export async function dataAtHand(): Promise<DataAtHand> {
  const few = { train: 1, test: 1, seed: 1 };
  return { digits: await sourceOf(() => loadDigits(few)), text: await sourceOf(() => loadText(few)) };
}

async function sourceOf(load: () => Promise<{ source: string }>): Promise<Source> {
  try {
    return { status: 'there', name: (await load()).source };
  } catch (error) {
    if (error instanceof DataError) return { status: 'none', because: error.message };
    throw error;
  }
}
