using DryApi.Cli.Batch;
using Microsoft.Data.Sqlite;

namespace DryApi.Cli.Tests.Batch;

/// <summary>Journals as they are found: of other versions, damaged, no files, on a disk that is full.</summary>
public sealed class JournalTests : IDisposable
{
    private const string Service = "https://example.com";

    private readonly TemporaryFolder _folder = new();

    private string Path => _folder["jobs.csv.journal"];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("3", "is of a newer version of this program; update it, or give --journal another file")]
    [InlineData("x", "is of another version of this program; give --journal another file")]
    [InlineData("0", "is of another version of this program; give --journal another file")]
    public void Journal_OfAnotherVersion_IsRefusedAndLeft(string version, string expected)
    {
        Create();
        Run($"UPDATE about SET value = '{version}' WHERE name = 'version'");

        Should.Throw<UsageException>(Open).Message.ShouldBe($"the journal {Path} {expected}");

        Run($"UPDATE about SET value = '2' WHERE name = 'version' AND value = '{version}'");
        using var journal = Open();
        journal.Count().ShouldBe(2);
    }

    /// <summary>What the first version wrote goes on: it had no responses, and agreed to what it asked prices for.</summary>
    [Fact]
    public void Journal_OfTheFirstVersion_GoesOn()
    {
        Create();
        Run("DROP INDEX rows_job");
        Run("ALTER TABLE rows DROP COLUMN agreed");
        Run("ALTER TABLE rows DROP COLUMN response");
        Run("UPDATE about SET value = '1' WHERE name = 'version'");

        for (var opened = 0; opened < 2; opened++)
        {
            using var journal = Open();
            journal.Find(1)!.Job.ShouldBe("job");
            journal.FindJob("job")!.Number.ShouldBe(1);
            journal.Paid.ShouldBe(5);
            journal.Response(2).ShouldBeNull();
        }

        using var next = Open();
        var run = next.BeginRows();
        next.Take(RowOf(2), run);
        next.EndRows(run, mayChange: false).ShouldBe(1, "the other is gone, and this one is not new");
    }

    [Fact]
    public void Journal_ThatIsNone_IsNamedSo()
    {
        File.WriteAllText(Path, new string('x', 5000));

        Should.Throw<UsageException>(Open).Message.ShouldBe($"cannot use the journal {Path}: it is no journal; give --journal another file");
    }

    [Fact]
    public void Journal_ThatIsAFolder_IsRefused()
    {
        Directory.CreateDirectory(Path);

        Should.Throw<UsageException>(Open).Message.ShouldStartWith($"cannot use the journal {Path}: '{Path}' is a folder; ");
    }

    /// <summary>What is written to a device is gone, and would be paid for again.</summary>
    [UnixFact]
    public void Journal_ThatIsADevice_IsRefused() =>
        Should.Throw<UsageException>(() => Journal.Open("/dev/null", Service, TimeProvider.System)).Message.ShouldBe("cannot use the journal /dev/null: it is a pipe or a device; give --journal another file");

    [Fact]
    public void Journal_ThatIsDamaged_IsRefused()
    {
        Create();
        var bytes = File.ReadAllBytes(Path);
        bytes.AsSpan(100, bytes.Length - 200).Fill(0x55);
        File.WriteAllBytes(Path, bytes);

        Should.Throw<UsageException>(Open).Message.ShouldMatch("journal .* (is damaged|is no journal); give --journal another file$");
    }

    /// <summary>A disk that is full ends what would not be remembered, and takes nothing of what is.</summary>
    [Fact]
    public void Journal_ThatCannotGrow_SaysSoAndKeepsAll()
    {
        Create();
        using (var connection = new JournalConnection(Path))
        {
            connection.Run($"PRAGMA max_page_count = {connection.Number("PRAGMA page_count")}");

            Should.Throw<IOException>(() => connection.Run("UPDATE rows SET request = $a", new string('x', 100_000))).Message.ShouldBe($"the journal {Path} cannot grow, as the disk is full");
        }

        using var journal = Open();
        journal.Find(1)!.Job.ShouldBe("job");
        journal.Paid.ShouldBe(5);
    }

    private static NewRow RowOf(byte number) => new(number + 1, "txt2img", [number], "{}", "{}", [number], [number], 0);

    private Journal Open() => Journal.Open(Path, Service, TimeProvider.System);

    /// <summary>A journal with a row that was submitted and one that was not.</summary>
    private void Create()
    {
        using var journal = Open();
        var run = journal.BeginRows();
        journal.Take(RowOf(1), run);
        journal.Take(RowOf(2), run);
        journal.EndRows(run, mayChange: false);
        journal.SetPrice(1, 5, alike: false);
        journal.SetPrice(2, 5, alike: false);
        journal.TryIntend(journal.Find(1)!, null, null).ShouldBeTrue();
        journal.SetJob(1, "job");
    }

    private void Run(string sql)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Path, Pooling = false }.ConnectionString);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
