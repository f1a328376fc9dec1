using DryApi.Cli.Batch;

namespace DryApi.Cli.Tests.Batch;

/// <summary>What a run that was killed left beside its results.</summary>
public sealed class BatchResultsTests : IDisposable
{
    private const string Long = "a-lake-at-dawn-with-mist-over-it-and-two-boats.png";

    private readonly TemporaryFolder _folder = new();
    private readonly TemporaryFolder _journals = new();

    public void Dispose()
    {
        _folder.Dispose();
        _journals.Dispose();
    }

    /// <summary>A result is written in parts, and so is what stands beside it; each can be cut.</summary>
    [Theory]
    [InlineData("a.png.12345678.dryapi.part", true)]
    [InlineData("a.png.json.12345678.dryapi.part", true)]
    [InlineData("a-lake-at-dawn-with-mist-over-it-and-two.12345678.dryapi.part", true)]
    [InlineData("costs.csv.12345678.dryapi.part", true)]
    [InlineData("index-2.html.12345678.dryapi.part", true)]
    [InlineData("saved.png.12345678.dryapi.part", false)]
    [InlineData("a.png.jpg.12345678.dryapi.part", false)]
    [InlineData("a.png.json", false)]
    public void Part_OfWhatTheBatchWrites_IsTakenAway(string name, bool isTaken)
    {
        using var journal = Journal.Open(_journals["journal"], "https://example.com", TimeProvider.System);
        Submit(journal, "a.png", Long, "saved.png");
        journal.SetSaved(3);
        _folder.Write(name, "");

        new BatchResults(_folder.Path, new ResultNames("{row}.{ext}"), journal, TimeProvider.System).Tidy();

        _folder.Names().ShouldBe(isTaken ? [] : [name]);
    }

    private static void Submit(Journal journal, params string[] files)
    {
        var run = journal.BeginRows();
        for (byte row = 1; row <= files.Length; row++)
        {
            journal.Take(new NewRow(row + 1, "txt2img", [row], "{}", "{}", [row], [row], 0), run);
        }

        journal.EndRows(run, mayChange: false);
        for (var row = 1; row <= files.Length; row++)
        {
            journal.TryIntend(journal.Find(row)!, null, null).ShouldBeTrue();
            journal.SetJob(row, $"job-{row}");
            journal.TryName(row, files[row - 1]).ShouldBeTrue();
        }
    }
}
