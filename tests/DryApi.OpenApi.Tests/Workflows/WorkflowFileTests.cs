using DryApi.OpenApi.Tests.Commands;
using YamlDotNet.RepresentationModel;

namespace DryApi.OpenApi.Tests.Workflows;

/// <summary>The workflows are thin: what they do is in scripts that run anywhere.</summary>
public sealed class WorkflowFileTests
{
    private const int MostLines = 2;

    public static TheoryData<string> Names => ["ci.yml", "contract-drift.yml", "release.yml"];

    [Fact]
    public void There_are_no_other_workflows() =>
        Directory.GetFiles(Path.Combine(RepositoryFiles.Root, ".github/workflows")).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal).ShouldBe(Names.Select(name => name.Data));

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Every_step_runs_scripts_that_are_there(string name)
    {
        var scripts = new List<string>();
        foreach (var run in Steps(Load(name)).Where(step => step.Children.ContainsKey("run")).Select(step => Text(step, "run")))
        {
            run.ShouldNotContain("${{");
            var lines = run.Split('\n', StringSplitOptions.RemoveEmptyEntries);
            lines.Length.ShouldBeLessThanOrEqualTo(MostLines);
            foreach (var line in lines)
            {
                line.ShouldMatch(@"^(build/[a-z-]+\.sh|\.ci/run)( |$)|^cat artifacts/drift/body\.md >> ""\$GITHUB_STEP_SUMMARY""$");
            }

            scripts.Add(lines[0].Split(' ')[0]);
        }

        scripts.ShouldNotBeEmpty();
        foreach (var script in scripts)
        {
            await ShouldBeExecutableAsync(script);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void It_may_no_more_than_it_needs(string name)
    {
        var workflow = Load(name);

        Node<YamlMappingNode>(workflow, "permissions").Children.Select(p => $"{p.Key}: {p.Value}").ShouldBe(["contents: read"]);
        workflow.Children.ContainsKey("concurrency").ShouldBeTrue();
        var triggers = workflow.Children["on"] as YamlMappingNode;
        triggers.ShouldNotBeNull().Children.Keys.Select(key => key.ToString()).ShouldNotContain("pull_request_target");
        var granted = Jobs(workflow).Where(job => job.Children.ContainsKey("permissions")).SelectMany(job => Node<YamlMappingNode>(job, "permissions").Children).Select(p => $"{p.Key}: {p.Value}");
        granted.ShouldBe(name switch
        {
            "ci.yml" => ["contents: read", "pull-requests: write"],
            "contract-drift.yml" => ["contents: write", "issues: write", "pull-requests: write"],
            _ => [],
        });
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Pipes_fail_and_actions_have_their_major_version(string name)
    {
        var workflow = Load(name);

        // GitHub's own default goes on after a failure in a pipe.
        Text(Node<YamlMappingNode>(Node<YamlMappingNode>(workflow, "defaults"), "run"), "shell").ShouldBe("bash");
        foreach (var uses in Steps(workflow).Where(step => step.Children.ContainsKey("uses")).Select(step => Text(step, "uses")))
        {
            uses.ShouldMatch("^actions/[a-z-]+@v[0-9]+$");
        }
    }

    [Fact]
    public async Task Every_script_is_executable()
    {
        var scripts = Directory.GetFiles(Path.Combine(RepositoryFiles.Root, "build"), "*.sh").Select(file => Path.GetFileName(file)).Where(file => file != "common.sh").ToList();

        scripts.Count.ShouldBe(15);
        foreach (var script in scripts)
        {
            await ShouldBeExecutableAsync("build/" + script);
        }
    }

    /// <summary>No text of a document or a service is a program, an option or a form of output; nothing sets what later steps find.</summary>
    [Fact]
    public void Scripts_hand_text_on_as_text()
    {
        foreach (var file in Directory.GetFiles(Path.Combine(RepositoryFiles.Root, "build"), "*.sh"))
        {
            foreach (var line in File.ReadAllLines(file).Where(line => !line.TrimStart().StartsWith('#')))
            {
                line.ShouldNotMatch(@"\beval\b|\bsource \$|\bbash -c\b|\bsh -c\b", customMessage: $"{file}: {line}");
                line.ShouldNotMatch(@"\bprintf +(""[^""]*)?\$|\becho +-|\becho +""?\$", customMessage: $"{file}: {line}");
                line.ShouldNotMatch("GITHUB_(OUTPUT|ENV|PATH|STATE)|(^|[\\s'])::[a-z]|##vso|##\\[", customMessage: $"{file}: {line}");
            }
        }
    }

    private static async Task ShouldBeExecutableAsync(string script)
    {
        var path = Path.Combine(RepositoryFiles.Root, script);
        File.Exists(path).ShouldBeTrue(script);
        if (!OperatingSystem.IsWindows())
        {
            File.GetUnixFileMode(path).HasFlag(UnixFileMode.UserExecute).ShouldBeTrue($"chmod +x {script}");
        }

        // What git has of it; of a tree without git only what the disk has is known.
        if (Path.Exists(Path.Combine(RepositoryFiles.Root, ".git")))
        {
            var run = await Shell.RunAsync("git", RepositoryFiles.Root, "-c", "safe.directory=*", "ls-files", "--stage", "--", script);
            run.ShouldSucceed();
            (run.Output.Length == 0 || run.Output.StartsWith("100755 ", StringComparison.Ordinal)).ShouldBeTrue($"git update-index --chmod=+x {script}: {run.Output}");
        }
    }

    private static YamlMappingNode Load(string name)
    {
        using var reader = File.OpenText(Path.Combine(RepositoryFiles.Root, ".github/workflows", name));
        var yaml = new YamlStream();
        yaml.Load(reader);
        return (YamlMappingNode)yaml.Documents.Single().RootNode;
    }

    private static IEnumerable<YamlMappingNode> Jobs(YamlMappingNode workflow) => Node<YamlMappingNode>(workflow, "jobs").Children.Values.Cast<YamlMappingNode>();

    private static IEnumerable<YamlMappingNode> Steps(YamlMappingNode workflow) => Jobs(workflow).SelectMany(job => Node<YamlSequenceNode>(job, "steps").Children.Cast<YamlMappingNode>());

    private static T Node<T>(YamlMappingNode parent, string key)
        where T : YamlNode => (T)parent.Children[key];

    private static string Text(YamlMappingNode parent, string key) => ((YamlScalarNode)parent.Children[key]).Value!;
}
