import { at } from './address';
import { copyRun } from './copy';
import { Geometry } from './geometry';

// The frame of an image is what windows cover of it and of the padding around it, so that nobody needs to ask whether an
// element of a window lies inside. An image without padding is its own frame.

export function needsFrame(g: Geometry): bool {
  return g.padTop > 0 || g.padLeft > 0 || g.frameHeight > g.height || g.frameWidth > g.width;
}

/** How many elements a frame of its own takes; a vector that begins in it may reach beyond. */
export function frameLength(g: Geometry): i32 {
  return g.frameHeight * g.frameWidth * g.channels + 4;
}

/** The frame of an image: made at `frame`, where everything that is padding must be zero before. */
export function frameOf(g: Geometry, image: usize, frame: usize): usize {
  if (!needsFrame(g)) return image;
  for (let row = 0; row < commonHeight(g); row++)
    copyRun(imageRow(g, image, row), frameRow(g, frame, row), rowLength(g));
  return frame;
}

/** The way back; what no window covers of the image is left alone. */
export function copyFromFrame(g: Geometry, frame: usize, image: usize): void {
  for (let row = 0; row < commonHeight(g); row++)
    copyRun(frameRow(g, frame, row), imageRow(g, image, row), rowLength(g));
}

export function coversImage(g: Geometry): bool {
  return commonHeight(g) == g.height && rowLength(g) == g.width * g.channels;
}

function commonHeight(g: Geometry): i32 {
  return min(g.height, g.frameHeight - g.padTop);
}

function rowLength(g: Geometry): i32 {
  return min(g.width, g.frameWidth - g.padLeft) * g.channels;
}

function imageRow(g: Geometry, image: usize, row: i32): usize {
  return at(image, row * g.width * g.channels);
}

function frameRow(g: Geometry, frame: usize, row: i32): usize {
  return at(frame, ((row + g.padTop) * g.frameWidth + g.padLeft) * g.channels);
}
