import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import type { Kind, PackageFolders } from '../ladder';
import { watchTicks } from './dawn-ticks';
import { repairWebGpu } from './repair-webgpu';
import { requireBeside } from './require-beside';
import { readSynchronously } from './synchronous-reads';
import { BackendUnavailable } from './unavailable';

/** What we use of `GPU` and `GPUAdapter`. */
interface Gpu {
  requestAdapter(options: { powerPreference: 'high-performance' }): Promise<{ readonly info: AdapterInfo } | null>;
}
interface AdapterInfo {
  readonly vendor: string;
  readonly architecture: string;
  readonly device: string;
  readonly description: string;
  readonly isFallbackAdapter: boolean;
}

/**
 * Registers WebGPU as a backend, through Dawn, which is what Chrome has. Its native file is loaded directly: the package
 * around it is an ES module, which Jest cannot require.
 *
 * @throws {BackendUnavailable} or what the system says of the native file
 */
export async function loadWebGpu(folders: PackageFolders): Promise<{ device: string; kind: Kind }> {
  const { create, globals } = requireBeside(dawnIn(folders['webgpu']!)) as { create(options: string[]): Gpu; globals: object }; // prettier-ignore
  Object.assign(globalThis, globals);
  const gpu = create([]);
  Object.defineProperty(globalThis, 'navigator', { value: { gpu }, configurable: true });
  const ticks = watchTicks();
  const adapter = await gpu.requestAdapter({ powerPreference: 'high-performance' });
  if (!adapter) throw new BackendUnavailable('WebGPU finds no adapter: no driver for Vulkan, Metal or Direct3D 12');
  requireBeside(join(folders['@tensorflow/tfjs-backend-webgpu']!, 'dist/tf-backend-webgpu.node.js'));
  if (!(await tf.setBackend('webgpu'))) throw new BackendUnavailable('the adapter gives no device that is fit');
  readSynchronously(tf.backend(), ticks);
  repairWebGpu();
  const { vendor, architecture, device, description, isFallbackAdapter } = adapter.info;
  const name = description || device || `${vendor} ${architecture}`;
  return { device: name, kind: isFallbackAdapter ? 'software-gpu' : 'gpu' };
}

function dawnIn(folder: string): string {
  const { platform, arch } = process;
  return join(folder, 'dist', `${platform}-${platform === 'darwin' ? 'universal' : arch}`, 'dawn.node');
}
