import { readFileSync, writeFileSync } from 'node:fs';
import type { Rectangle } from 'electron';

/** Where a window was left, in device-independent pixels. */
export interface RememberedBounds extends Rectangle {
  readonly isMaximized: boolean;
}

/** Least size at which every screen of the app is usable. */
export const leastSize = { width: 720, height: 540 };

// This much of the window has to lie on a display, so that there is something to take hold of.
const leastVisible = { width: 120, height: 80 };

/** Reads what saveBounds wrote; null if there is nothing, it makes no sense, or no display shows that place any more. */
export function readBounds(file: string, workAreas: readonly Rectangle[]): RememberedBounds | null {
  const bounds = parseBounds(file);
  return bounds !== null && workAreas.some((area) => isVisible(bounds, area)) ? bounds : null;
}

/** Remembers a window's place; one that cannot be written is forgotten. */
export function saveBounds(file: string, bounds: RememberedBounds): void {
  try {
    writeFileSync(file, JSON.stringify(bounds));
  } catch (error) {
    console.error(error);
  }
}

function parseBounds(file: string): RememberedBounds | null {
  try {
    const stored = JSON.parse(readFileSync(file, 'utf8')) as Partial<Record<string, unknown>> | null;
    const { x, y, width, height, isMaximized } = stored ?? {};
    if (!isPixels(x) || !isPixels(y) || !isPixels(width) || !isPixels(height)) return null;
    if (width < leastSize.width || height < leastSize.height) return null;
    return { x, y, width, height, isMaximized: isMaximized === true };
  } catch {
    return null;
  }
}

function isPixels(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && Math.abs(value) <= 100_000;
}

function isVisible(bounds: Rectangle, area: Rectangle): boolean {
  const width = Math.min(bounds.x + bounds.width, area.x + area.width) - Math.max(bounds.x, area.x);
  const height = Math.min(bounds.y + bounds.height, area.y + area.height) - Math.max(bounds.y, area.y);
  // The upper edge is what a window is moved by.
  const hasTopEdge = bounds.y >= area.y && bounds.y < area.y + area.height;
  return hasTopEdge && width >= leastVisible.width && height >= leastVisible.height;
}
