namespace DryApi.Cli.Tests;

/// <summary>Files that are there whole, or as they were.</summary>
public sealed class WholeFileTests : IDisposable
{
    private const UnixFileMode OwnersAlone = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [UnixFact]
    public void Write_OnAFileOfItsOwnerAlone_KeepsItSoAllTheWhile()
    {
        Unix.SetMode(_folder.Write("a.html", "before"), OwnersAlone);
        var meanwhile = UnixFileMode.None;

        WholeFile.Write(_folder["a.html"], writer =>
        {
            meanwhile = Unix.ModeOf(Directory.GetFiles(_folder.Path, "*.dryapi.part").ShouldHaveSingleItem());
            writer.Write("after");
        });

        (meanwhile, Unix.ModeOf(_folder["a.html"]), File.ReadAllText(_folder["a.html"])).ShouldBe((OwnersAlone, OwnersAlone, "after"));
    }

    [UnixFact]
    public void Write_OnAFileOfAll_KeepsItSo()
    {
        const UnixFileMode all = OwnersAlone | UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite;
        Unix.SetMode(_folder.Write("a.html", "before"), all);

        WholeFile.Write(_folder["a.html"], writer => writer.Write("after"));

        Unix.ModeOf(_folder["a.html"]).ShouldBe(all);
    }

    [UnixFact]
    public void Write_OnLinksBesideIt_LeavesWhatTheyLeadTo()
    {
        var other = _folder.Write("other", "of somebody else");
        File.CreateSymbolicLink(_folder["a.html.new"], other);
        File.CreateSymbolicLink(_folder["a.html.dryapi.part"], other);

        WholeFile.Write(_folder["a.html"], writer => writer.Write("after"));

        (File.ReadAllText(other), File.ReadAllText(_folder["a.html"])).ShouldBe(("of somebody else", "after"));
        _folder.Names().Order(StringComparer.Ordinal).ShouldBe(["a.html", "a.html.dryapi.part", "a.html.new", "other"]);
    }

    [Fact]
    public void Write_OnAFailure_LeavesItAsItWas()
    {
        _folder.Write("a.html", "before");

        Should.Throw<InvalidOperationException>(() => WholeFile.Write(_folder["a.html"], writer =>
        {
            writer.Write("half of it");
            writer.Flush();
            throw new InvalidOperationException();
        }));

        File.ReadAllText(_folder["a.html"]).ShouldBe("before");
        _folder.Names().ShouldBe(["a.html"]);
    }

    [Fact]
    public void WriteForOwner_OnAFileThatIsNotToBeReplaced_LeavesIt()
    {
        _folder.Write("a.json", "before");

        Should.Throw<IOException>(() => WholeFile.WriteForOwner(_folder["a.json"], "after"u8.ToArray(), replaces: false));

        File.ReadAllText(_folder["a.json"]).ShouldBe("before");
        _folder.Names().ShouldBe(["a.json"]);
    }

    [Fact]
    public void Write_OnTheLongestName_Succeeds()
    {
        var name = new string('a', 250) + ".html";

        WholeFile.Write(_folder[name], writer => writer.Write("all"));

        File.ReadAllText(_folder[name]).ShouldBe("all");
    }
}
