using System.Text.Json;

namespace DryApi.Emulator.Tests.Support;

/// <summary>What a browser says of a video that it has played.</summary>
/// <param name="Duration">How long it is, in seconds.</param>
/// <param name="Size">The size of its frames, in pixels.</param>
/// <param name="EndedAt">Where it was when it ended, in seconds.</param>
/// <param name="Moments">What it showed at the moments that were asked for, as PNG.</param>
public sealed record PlayedVideo(double Duration, (int Width, int Height) Size, double EndedAt, IReadOnlyList<byte[]> Moments)
{
    /// <summary>What the browser does: load, play to the end, look.</summary>
    public const string Script = """
        async ({ url, moments }) => {
          const video = document.createElement('video');
          const after = (happened, begin) => new Promise((resolve, reject) => {
            video.addEventListener(happened, resolve, { once: true });
            video.addEventListener('error', () => reject(new Error(video.error.message)), { once: true });
            Promise.resolve(begin()).catch(reject);
          });
          document.body.append(video);
          video.muted = true;
          await after('loadeddata', () => { video.src = url; });
          // A browser may rest a video that nobody looks at.
          const goOn = () => { if (!video.ended) { video.play(); } };
          video.addEventListener('pause', goOn);
          await after('ended', () => video.play());
          video.removeEventListener('pause', goOn);
          const endedAt = video.currentTime;
          const canvas = document.createElement('canvas');
          [canvas.width, canvas.height] = [video.videoWidth, video.videoHeight];
          const look = () => {
            canvas.getContext('2d').drawImage(video, 0, 0);
            return canvas.toDataURL('image/png').split(',')[1];
          };
          const shown = [];
          for (const moment of moments) {
            await after('seeked', () => { video.currentTime = moment; });
            // A busy browser says that it is there, and still shows the frame before: it is looked at again, for half a second at most, as frames may be alike.
            for (let looks = 0; looks === 0 || (looks < 25 && shown.length > 0 && look() === shown[shown.length - 1]); looks++) {
              await new Promise((resolve) => setTimeout(resolve, looks === 0 ? 0 : 20));
            }

            shown.push(look());
          }
          return { duration: video.duration, width: video.videoWidth, height: video.videoHeight, endedAt, shown };
        }
        """;

    /// <summary>Reads what the script gives.</summary>
    public static PlayedVideo Read(JsonElement said) => new(
        said.GetProperty("duration").GetDouble(),
        (said.GetProperty("width").GetInt32(), said.GetProperty("height").GetInt32()),
        said.GetProperty("endedAt").GetDouble(),
        [.. said.GetProperty("shown").EnumerateArray().Select(each => each.GetBytesFromBase64())]);
}
