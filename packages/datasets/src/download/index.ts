export { DATA_SETS, type DataFile, type DataSet, dataSetNamed } from '../catalog';
export { dataSetFolder } from '../cache-folder';
export { formatBytes } from '../format-bytes';
export { checkFile, type FileState, problemText } from './check-file';
export { getDataSet, type GetOptions, type Progress } from './get-data-set';
export { type Identified, identifyFiles } from './identify-files';
