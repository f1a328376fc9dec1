// What dryapi batch made of a file of jobs, on the page that it wrote beside them.
import { spawnSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { environment, picture } from './shared.mjs';

const [program, file] = process.argv.slice(2);
const jobs = `operation,prompt,text,caption,model,width,height,seed,duration
txt2img,A lake at dawn,,,Flux1schnell,512,384,4,
txt2img,A forest at night,,,ZImageTurbo_INT8,512,384,7,
txt2img,A desert in the evening,,,Flux_2_Klein_4B_BF16,512,384,2,
txt2img,"A harbour, and a sign that says ""OPEN""",,,Flux1schnell,512,384,12,
txt2video,The sun goes down over a calm sea,,,Ltxv_13B_0_9_8_Distilled_FP8,512,384,3,
txt2img,A snowy mountain in the morning,,,ZImageTurbo_INT8,512,384,9,
txt2audio,,"Good evening, everybody.",,Kokoro,,,,
txt2music,,,Calm piano by the sea,ACE-Step-v1.5-turbo,,,5,20
`;

await picture(file, { width: 1120, height: 740 }, async ({ folder, page }) => {
  await writeFile(path.join(folder, 'jobs.csv'), jobs);
  const run = spawnSync(program, ['batch', 'jobs.csv', '--yes'], { cwd: folder, env: environment(folder), encoding: 'utf8' });
  if (run.status !== 0) {
    throw new Error(`dryapi batch ended with ${run.status}: ${run.stdout}${run.stderr}`);
  }

  await page.goto(pathToFileURL(path.join(folder, 'jobs-results', 'index.html')).href);
  await page.waitForFunction(() => [...document.images].every(image => image.complete && image.naturalWidth > 0) && [...document.querySelectorAll('video')].every(video => video.readyState >= 2 && video.networkState === HTMLMediaElement.NETWORK_IDLE) && [...document.querySelectorAll('audio')].every(audio => audio.readyState >= 1));
  // The sign that a video is being loaded fades.
  await page.waitForTimeout(2000);
});
