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
          const shown = [];
          for (const moment of moments) {
            await after('seeked', () => { video.currentTime = moment; });
            canvas.getContext('2d').drawImage(video, 0, 0);
            shown.push(canvas.toDataURL('image/png').split(',')[1]);
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
