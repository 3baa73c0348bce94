import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gpuFiles } from './gpu-files';

let root: string;
beforeEach(() => (root = mkdtempSync(join(tmpdir(), 'gpu-files-'))));
afterEach(() => rmSync(root, { recursive: true }));

const put = (path: string, text = '', mode = 0o666) => {
  const file = join(root, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  chmodSync(file, mode);
  return file;
};

describe('gpuFiles()', () => {
  it('finds nothing where there is no GPU', () => {
    put('dev/null');
    put('dev/dri/card0'); // shows pictures, computes nothing
    put('usr/share/vulkan/icd.d/driver.json');
    expect(gpuFiles(root, {})).toBeUndefined();
  });

  it('takes a driver without a device for no GPU', () => {
    put('dev/nvidiactl');
    put('dev/nvidia-uvm');
    expect(gpuFiles(root, {})).toBeUndefined();
  });

  it("shows NVIDIA's devices, its libraries in a container, and what describes driver and machine", () => {
    for (const name of ['nvidia0', 'nvidia1', 'nvidiactl', 'nvidia-uvm', 'nvidia-caps/nvidia-cap1', 'nvme0', 'sda'])
      put(`dev/${name}`);
    put('usr/local/nvidia/lib64/libcuda.so.1');
    put('usr/share/vulkan/icd.d/nvidia_icd.json');
    put('sys/bus/pci/devices');
    const at = (path: string) => join(root, path);
    expect(gpuFiles(root, {})).toEqual({
      devices: ['nvidia-uvm', 'nvidia0', 'nvidia1', 'nvidiactl', 'nvidia-caps/nvidia-cap1'].map((name) => at(`dev/${name}`)), // prettier-ignore
      groups: [],
      files: ['usr/local/nvidia/lib64', 'usr/share/vulkan', 'sys/bus/pci'].map(at),
      env: { LD_LIBRARY_PATH: at('usr/local/nvidia/lib64') },
    });
  });

  it('names the group that may use a device which not everybody may', () => {
    put('dev/dri/renderD128', '', 0o660);
    put('dev/dri/renderD129', '', 0o666);
    expect(gpuFiles(root, {})).toMatchObject({ groups: [process.getgid!()] });
    put('dev/dri/renderD128', '', 0o600); // the group would not help
    expect(gpuFiles(root, {})).toMatchObject({ groups: [] });
  });

  it('takes a driver in software that is named, with the folder of its library', () => {
    const named = put('opt/software/icd.json', '{"ICD": {"library_path": "./libvk_software.so"}}');
    expect(gpuFiles(root, { VK_DRIVER_FILES: `${named}:/no/such.json` })).toEqual({
      devices: [],
      groups: [],
      files: [dirname(named), named],
      env: { LD_LIBRARY_PATH: dirname(named), VK_DRIVER_FILES: named },
    });
  });
});
