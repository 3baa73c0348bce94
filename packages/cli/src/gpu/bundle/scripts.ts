/** What starts a program of the bundle. */
export function startScript(program: string): string {
  return `#!/bin/sh
# What this does: ${program === 'judge.cjs' ? './test-gpu' : './bench-gpu'} --help
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd) || exit 2
. "$here/lib/find-vulkan.sh"
exec "$here/bin/node" "$here/${program}" "$@"
`;
}

/**
 * Drivers that the system's own loader would find are named all the same, since the loader in the bundle may look
 * elsewhere; a driver of NVIDIA's without its description, as in many containers, gets one.
 */
export const FIND_VULKAN = `PATH=\${PATH:-/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin}
libraries=$(ldconfig -p 2>/dev/null || /sbin/ldconfig -p 2>/dev/null)
for folder in /usr/local/nvidia/lib64 /usr/lib/wsl/lib; do
  [ -d "$folder" ] && LD_LIBRARY_PATH=\${LD_LIBRARY_PATH:+$LD_LIBRARY_PATH:}$folder
done
case $libraries in
*libvulkan.so.1*) ;;
*) [ -d "$here/lib/vulkan" ] && LD_LIBRARY_PATH=\${LD_LIBRARY_PATH:+$LD_LIBRARY_PATH:}$here/lib/vulkan ;;
esac
if [ -z "$VK_DRIVER_FILES$VK_ICD_FILENAMES" ]; then
  for file in /etc/vulkan/icd.d/*.json /usr/share/vulkan/icd.d/*.json /usr/local/share/vulkan/icd.d/*.json /usr/local/nvidia/share/vulkan/icd.d/*.json; do
    [ -f "$file" ] && drivers=\${drivers:+$drivers:}$file
  done
  case $drivers in
  *nvidia*) ;;
  *) case "$libraries $(ls /usr/local/nvidia/lib64 2>/dev/null)" in
    *libGLX_nvidia.so.0*) drivers=$here/lib/nvidia_icd.json\${drivers:+:$drivers} ;;
    esac ;;
  esac
  [ -n "$drivers" ] && VK_DRIVER_FILES=$drivers VK_ICD_FILENAMES=$drivers && export VK_DRIVER_FILES VK_ICD_FILENAMES
fi
export PATH LD_LIBRARY_PATH
`;

export const NVIDIA_ICD = `${JSON.stringify({ file_format_version: '1.0.1', ICD: { library_path: 'libGLX_nvidia.so.0', api_version: '1.3.0' } })}\n`;

export const README = `Gradus on a GPU. Nothing has to be installed but the GPU's driver; no network is used.

  ./test-gpu --out test.json     judges the reference solutions of all lessons on the GPU, through WebGPU
  ./test-gpu --backend wasm --out wasm.json     the same on the processor, to compare
  ./bench-gpu --out bench.json   times training on the GPU, against the processor and PyTorch (if python3 has it)

Both say what else they can do: --help.

The figures go into docs/performance.md of a checkout with
  npm run bench -- gpu --from bench.json --tested test.json --tested wasm.json --write

In here: bin/node (Node.js, https://nodejs.org, MIT and others), node_modules/webgpu (Dawn, BSD, see its LICENSE.md),
TensorFlow.js (Apache 2.0), lib/vulkan (the loader of the Khronos Group, Apache 2.0), Gradus (LICENSE).
`;
