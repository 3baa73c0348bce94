import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import type { Kind, PackageFolders } from '../ladder';
import { watchTicks } from './dawn-ticks';
import { repairWebGpu } from './repair-webgpu';
import { requireBeside } from './require-beside';
import { reuseBuffersInOrder } from './reuse-buffers';
import { reuseObjects } from './reuse-objects';
import { readSynchronously } from './synchronous-reads';
import { BackendUnavailable } from './unavailable';
import { uploadWithoutStaging } from './upload';

/** What we use of `GPU` and `GPUAdapter`. */
interface Gpu {
  requestAdapter(options: { powerPreference: 'high-performance' }): Promise<{ readonly info: AdapterInfo } | null>;
}
export interface AdapterInfo {
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
  reuseBuffersInOrder(tf.backend());
  reuseObjects(tf.backend());
  uploadWithoutStaging(tf.backend());
  repairWebGpu();
  return deviceOf(adapter.info);
}

/** The processor as a GPU: llvmpipe of Mesa, SwiftShader of Chromium, and what Windows has. */
const SOFTWARE = /llvmpipe|lavapipe|swiftshader|microsoft basic render/i;

/** What an adapter says it is. The name counts, too: drivers in software need not say that they are. */
export function deviceOf(info: AdapterInfo): { device: string; kind: Kind } {
  const { vendor, architecture, device, description, isFallbackAdapter } = info;
  const name = description || device || `${vendor} ${architecture}`;
  const isSoftware = isFallbackAdapter || [name, device, architecture].some((text) => SOFTWARE.test(text));
  return { device: name, kind: isSoftware ? 'software-gpu' : 'gpu' };
}

function dawnIn(folder: string): string {
  const { platform, arch } = process;
  return join(folder, 'dist', `${platform}-${platform === 'darwin' ? 'universal' : arch}`, 'dawn.node');
}
