using DryApi.OpenApi.Tests.Commands;

namespace DryApi.OpenApi.Tests.Workflows;

/// <summary>A small repository with this one's scripts, a bare one as its origin, and stubs that note what they were asked for.</summary>
internal sealed class ScriptFolder : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private ScriptFolder()
    {
        Directory.CreateDirectory(Stubs);
        Environment["PATH"] = Stubs + Path.PathSeparator + System.Environment.GetEnvironmentVariable("PATH");
        Environment["STUBS"] = Stubs;
        Environment["DRYAPI_OPENAPI_TOOL"] = Path.Combine(AppContext.BaseDirectory, "dryapi-openapi.dll");
        foreach (var file in Directory.EnumerateFiles(RepositoryFiles.PathOf("build")).Where(f => Path.GetExtension(f) is ".sh" or ".cs"))
        {
            Directory.CreateDirectory(PathOf("build"));
            File.Copy(file, PathOf("build/" + Path.GetFileName(file)));
        }
    }

    public string Root => _folder["repository"];

    public Dictionary<string, string?> Environment { get; } = [];

    private string Origin => _folder["origin.git"];

    private string Stubs => _folder["stubs"];

    public static async Task<ScriptFolder> CreateAsync()
    {
        var folder = new ScriptFolder();
        folder.Write(".gitignore", "artifacts/\nbin/\nobj/\n");
        await folder.GitAsync("init", "-q", "-b", "main");
        await folder.GitAsync("config", "user.name", "Tests");
        await folder.GitAsync("config", "user.email", "tests@localhost");
        await folder.GitAsync("init", "-q", "--bare", "-b", "main", folder.Origin);
        await folder.GitAsync("remote", "add", "origin", folder.Origin);
        return folder;
    }

    public string PathOf(string relative) => Path.Combine(Root, relative);

    public void Write(string relative, string content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(relative))!);
        File.WriteAllText(PathOf(relative), content);
    }

    public string Read(string relative) => File.ReadAllText(PathOf(relative)).ReplaceLineEndings("\n");

    public async Task<string> GitAsync(params string[] arguments)
    {
        var run = await Shell.RunAsync("git", Root, Environment, arguments);
        return run.ShouldExitWithZero().TrimEnd('\n');
    }

    /// <summary>Commits everything, and has origin know it.</summary>
    public async Task CommitAsync()
    {
        await GitAsync("add", "-A");
        await GitAsync("commit", "-q", "--allow-empty", "-m", "One more");
        await GitAsync("push", "-q", "origin", "HEAD");
    }

    /// <summary>Runs a script of build/ from a folder that is not the repository's.</summary>
    public Task<ProgramRun> RunAsync(string script, params string[] arguments) =>
        Shell.RunAsync("bash", _folder.Path, Environment, [PathOf("build/" + script), .. arguments]);

    /// <summary>Puts a script in a program's place: <c>$STUBS/calls</c> gets its arguments, then it does what is said here.</summary>
    public void Stub(string program, string script)
    {
        var path = Path.Combine(Stubs, program);
        File.WriteAllText(path, $"#!/usr/bin/env bash\nprintf '%s\\n' \"{program} $*\" >> \"$STUBS/calls\"\n{script}\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    /// <summary>What the stubs were asked for since the last time, a line each.</summary>
    public string[] TakeCalls()
    {
        var path = Path.Combine(Stubs, "calls");
        if (!File.Exists(path))
        {
            return [];
        }

        var calls = File.ReadAllLines(path);
        File.Delete(path);
        return calls;
    }

    /// <summary>A file that a stub kept or answers from.</summary>
    public string Stubbed(string name) => Path.Combine(Stubs, name);

    public void Dispose() => _folder.Dispose();
}
