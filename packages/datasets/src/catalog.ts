/** A data set that can be downloaded. */
export interface DataSet {
  /** What GRADUS_DATA and `gradus data get` call it; also the name of its folder. */
  readonly name: string;
  readonly about: string;
  /** One that trains on it, to try it with. */
  readonly exercise: string;
  /** What else somebody should know who uses it. */
  readonly note?: string;
  readonly files: readonly DataFile[];
  /** Addresses of folders with all the files, tried in this order. */
  readonly mirrors: readonly string[];
}

export interface DataFile {
  readonly name: string;
  readonly bytes: number;
  /** Of the file as it is downloaded, in lower-case hexadecimal. */
  readonly sha256: string;
}

/**
 * What lessons can be trained on besides drawn data. Sizes and checksums of the pictures are those that TensorFlow Datasets
 * publishes (`url_checksums`); that of the book belongs to the file with the SHA-1 that Dive into Deep Learning publishes.
 */
export const DATA_SETS: readonly DataSet[] = [
  {
    name: 'mnist',
    about: 'MNIST (70 000 handwritten digits)',
    exercise: '4.11',
    files: [
      {
        name: 'train-images-idx3-ubyte.gz',
        bytes: 9_912_422,
        sha256: '440fcabf73cc546fa21475e81ea370265605f56be210a4024d2ca8f203523609',
      },
      {
        name: 'train-labels-idx1-ubyte.gz',
        bytes: 28_881,
        sha256: '3552534a0a558bbed6aed32b30c495cca23d567ec52cac8be1a0730e8010255c',
      },
      {
        name: 't10k-images-idx3-ubyte.gz',
        bytes: 1_648_877,
        sha256: '8d422c7b0a1c1c79245a5bcf07fe86e33eeafee792b84584aec276f5a2dbc4e6',
      },
      {
        name: 't10k-labels-idx1-ubyte.gz',
        bytes: 4_542,
        sha256: 'f7ae60f92e00ec6debd23a6088c31dbd2371eca3ffa0defaefb259924204aec6',
      },
    ],
    mirrors: ['https://storage.googleapis.com/cvdf-datasets/mnist/', 'https://ossci-datasets.s3.amazonaws.com/mnist/'],
  },
  {
    name: 'fashion-mnist',
    about: 'Fashion-MNIST (70 000 pictures of clothes)',
    exercise: '4.11',
    note: 'Nobody has measured what the reference solutions reach on it: what the training exercises ask for is an estimate.',
    files: [
      {
        name: 'train-images-idx3-ubyte.gz',
        bytes: 26_421_880,
        sha256: '3aede38d61863908ad78613f6a32ed271626dd12800ba2636569512369268a84',
      },
      {
        name: 'train-labels-idx1-ubyte.gz',
        bytes: 29_515,
        sha256: 'a04f17134ac03560a47e3764e11b92fc97de4d1bfaf8ba1a3aa29af54cc90845',
      },
      {
        name: 't10k-images-idx3-ubyte.gz',
        bytes: 4_422_102,
        sha256: '346e55b948d973a97e58d2351dde16a484bd415d4595297633bb08f03db6a073',
      },
      {
        name: 't10k-labels-idx1-ubyte.gz',
        bytes: 5_148,
        sha256: '67da17c76eaffca5446c3361aaab5c3cd6d1c2608764d35dfb1850b086bf8dd5',
      },
    ],
    mirrors: [
      'https://storage.googleapis.com/tensorflow/tf-keras-datasets/',
      'https://raw.githubusercontent.com/zalandoresearch/fashion-mnist/master/data/fashion/',
      'http://fashion-mnist.s3-website.eu-central-1.amazonaws.com/',
    ],
  },
  {
    name: 'book',
    about: 'The Time Machine (H. G. Wells, 1895; a text for lesson 9)',
    exercise: '9.10',
    files: [
      {
        name: 'timemachine.txt',
        bytes: 178_979,
        sha256: '8424dbd9532ac81f7e5f0b6add90e6952baea29158309d7d1bf3884f4e12c516',
      },
    ],
    mirrors: [
      'https://d2l-data.s3-accelerate.amazonaws.com/',
      'https://d2l-data.s3.amazonaws.com/',
      'https://raw.githubusercontent.com/d2l-ai/d2l-zh/592fbef84a684e752393edbf267c07dbc53e082b/data/',
    ],
  },
];

export function dataSetNamed(name: string): DataSet | undefined {
  return DATA_SETS.find((set) => set.name === name);
}
