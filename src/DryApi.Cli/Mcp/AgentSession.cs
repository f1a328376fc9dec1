using System.Collections.Concurrent;

namespace DryApi.Cli.Mcp;

/// <summary>What all connections of a running server share: what was spent, what was submitted, who waits. It lives as long as the program, so a client that connects again finds it as it was.</summary>
internal sealed class AgentSession
{
    private readonly ConcurrentDictionary<string, CancellationTokenSource> _waits = new(StringComparer.Ordinal);

    /// <summary>Initializes a session.</summary>
    /// <param name="client">The client of the service.</param>
    /// <param name="settings">What the user allows.</param>
    /// <param name="terminal">Where notes go.</param>
    /// <param name="time">The clock that waits go by; null for the system's.</param>
    public AgentSession(DryApiClient client, AgentSettings settings, Terminal terminal, TimeProvider? time = null)
    {
        (Client, Settings, Terminal, Time) = (client, settings, terminal, time ?? TimeProvider.System);
        Budget = new Budget(settings.MaxSpend, settings.MaxPrice);
        Submissions = new Submissions(client, Budget);
        Results = new ResultStore(settings);
        Tasks = new JobTasks(this);
    }

    /// <summary>The client of the service.</summary>
    public DryApiClient Client { get; }

    /// <summary>What the user allows.</summary>
    public AgentSettings Settings { get; }

    /// <summary>Where notes go.</summary>
    public Terminal Terminal { get; }

    /// <summary>The clock that waits go by.</summary>
    public TimeProvider Time { get; }

    /// <summary>What may still be spent.</summary>
    public Budget Budget { get; }

    /// <summary>What was submitted.</summary>
    public Submissions Submissions { get; }

    /// <summary>What a user has been asked to pay for.</summary>
    public Consents Consents { get; } = new();

    /// <summary>What jobs made.</summary>
    public ResultStore Results { get; }

    /// <summary>Jobs that clients follow as tasks.</summary>
    public JobTasks Tasks { get; }

    /// <summary>The folders that the client calls its roots.</summary>
    public ClientRoots Roots { get; } = new();

    /// <summary>The job of an id, of this session or of another one.</summary>
    /// <exception cref="ToolRefusedException">It is no id.</exception>
    public DryApiJob JobOf(string id)
    {
        if (Submissions.FindJob(id)?.Job is { } job)
        {
            return job;
        }

        try
        {
            return Client.GetJob(id);
        }
        catch (ArgumentException exception)
        {
            throw new ToolRefusedException($"id: this is no id of a job: {Failure.Sentence(exception)}. Give the job_id that run returned.", exception);
        }
    }

    /// <summary>Refuses what the result of a job cannot be saved as, before it is waited for.</summary>
    /// <exception cref="ToolRefusedException">It cannot be saved so.</exception>
    public void CheckSaving(string? saveAs, DryApiJob job)
    {
        Results.Try(saveAs, job.Id);
        Submissions.CheckName(saveAs, submission => submission.Job?.Id == job.Id);
    }

    /// <summary>Ends when waits for a job are to end.</summary>
    public CancellationToken WaitOf(string jobId) => _waits.GetOrAdd(jobId, static _ => new CancellationTokenSource()).Token;

    /// <summary>Ends all waits for a job; the job goes on.</summary>
    public void StopWaits(string jobId)
    {
        if (_waits.TryRemove(jobId, out var wait))
        {
            wait.Cancel();
        }
    }

    /// <summary>Tells the user, who sees standard error.</summary>
    public void Note(string text) => Terminal.Error.WriteLine(text);
}
