#if !UseSnapshooter
using System.Runtime.CompilerServices;

namespace Snapshooter.Xunit3;

/// <summary>
/// Snapshooter's shape in one file, for machines that cannot restore it: the same folders, files and switch. With
/// <c>-p:UseSnapshooter=true</c> the package takes its place; the <c>.snap</c> files serve both.
/// </summary>
internal static class Snapshot
{
    private const string StrictMode = "SNAPSHOOTER_STRICT_MODE";

    /// <summary>Compares a text with the snapshot of that name beside the test, and keeps what differs under <c>__mismatch__</c>.</summary>
    /// <param name="value">The text.</param>
    /// <param name="snapshotName">The name of the file, without its ending.</param>
    /// <param name="source">The test's file; the compiler fills it in.</param>
    public static void Match(object value, string snapshotName, [CallerFilePath] string source = "")
    {
        var folder = Path.Combine(FolderOf(source), "__snapshots__");
        var file = Path.Combine(folder, snapshotName + ".snap");
        var mismatch = Path.Combine(folder, "__mismatch__", snapshotName + ".snap");
        var actual = Normalize(value.ToString() ?? "");
        if (!File.Exists(file))
        {
            if (IsStrict)
            {
                throw new InvalidOperationException($"There is no snapshot {file}, and {StrictMode} allows no new one. Run the tests without it and review the file.");
            }

            Directory.CreateDirectory(folder);
            File.WriteAllText(file, actual);
            return;
        }

        var expected = Normalize(File.ReadAllText(file));
        if (expected == actual)
        {
            if (File.Exists(mismatch))
            {
                File.Delete(mismatch);
            }

            return;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(mismatch)!);
        File.WriteAllText(mismatch, actual);
        var (line, was, now) = FirstDifference(expected, actual);
        throw new InvalidOperationException($"The snapshot {file} differs from line {line} on.\n  snapshot: {was}\n  now:      {now}\nReview {mismatch}; if it is right, it takes the snapshot's place.");
    }

    private static bool IsStrict => Environment.GetEnvironmentVariable(StrictMode) is { } value && (value.ToUpperInvariant() is "ON" or "TRUE");

    private static string Normalize(string text) => text.ReplaceLineEndings("\n").TrimEnd('\n') + "\n";

    private static (int Line, string Was, string Now) FirstDifference(string expected, string actual)
    {
        var (a, b) = (expected.Split('\n'), actual.Split('\n'));
        var line = Enumerable.Range(0, Math.Max(a.Length, b.Length)).First(i => a.ElementAtOrDefault(i) != b.ElementAtOrDefault(i));
        return (line + 1, a.ElementAtOrDefault(line) ?? "(nothing)", b.ElementAtOrDefault(line) ?? "(nothing)");
    }

    /// <summary>The folder of the test's source: as compiled, or, where paths were mapped, below the repository that the tests run in.</summary>
    private static string FolderOf(string source)
    {
        var folder = Path.GetDirectoryName(source) ?? "";
        if (Directory.Exists(folder))
        {
            return folder;
        }

        var below = folder.Replace('\\', '/').Split("/tests/", 2)[^1];
        for (var at = AppContext.BaseDirectory; !string.IsNullOrEmpty(at); at = Path.GetDirectoryName(at))
        {
            if (Directory.Exists(Path.Combine(at, "tests", below)))
            {
                return Path.Combine(at, "tests", below);
            }
        }

        throw new DirectoryNotFoundException($"The folder of {source} is not there, nor is tests/{below} above {AppContext.BaseDirectory}.");
    }
}
#endif
