using DryApi.Generated.Tests.Support;

namespace DryApi.Generated.Tests.Torture;

/// <summary>One call of a random kind and size, and how it may end.</summary>
internal sealed class SubmissionCall
{
    /// <summary>How often a call is sent by default, if it may be sent again.</summary>
    public const int MostAttempts = 4;

    private readonly string _call;
    private readonly IReadOnlyList<Stage> _plan;
    private readonly int _kind;
    private readonly int _size;

    public SubmissionCall(string call, IReadOnlyList<Stage> plan, Random random)
    {
        (_call, _plan) = (call, plan);
        _kind = random.Next(4);
        _size = random.Next(20) == 0 ? random.Next(1_000_000) : random.Next(10, 20_000);
    }

    private bool IsSubmission => _kind > 0;

    private Stage Last => _plan[^1];

    public override string ToString() => $"{_call} (kind {_kind}, {_size} bytes, {string.Join(' ', _plan)})";

    /// <summary>The job's id or the job that was read, or the exception.</summary>
    public async Task<object> EndAsync(DryApiClient client)
    {
        var token = TestContext.Current.CancellationToken;
        try
        {
            return _kind switch
            {
                0 => (await client.RequestStatus[_call].GetAsync(cancellationToken: token)).Data!.Result!,
                1 => (await client.Txt2Img.SubmitAsync(new Txt2ImgRequest { Prompt = _call, Model = "m", Width = 512, Height = 512, Guidance = 0, Steps = 4, Seed = 1 }, token)).Id,
                2 => (await client.Txt2Embedding.SubmitAsync(new Txt2EmbeddingRequest { Input = _call + new string('x', _size), Model = "m" }, token)).Id,
                _ => (await client.Img2Img.SubmitAsync(new Img2ImgRequest { Prompt = _call, Model = "m", Seed = 1, Steps = 4, Image = FileContent.FromBytes(new byte[_size], "a.png") }, token)).Id,
            };
        }
        catch (Exception exception)
        {
            return exception;
        }
    }

    /// <summary>What is wrong with how the call ended; null when nothing is.</summary>
    public string? ProblemOf(object end, JobServer server)
    {
        var jobs = server.JobsOf(_call);
        if (jobs > (IsSubmission ? 1 : 0))
        {
            return $"{jobs} jobs";
        }

        return end switch
        {
            string id when id != (IsSubmission ? "job-" : "") + _call => $"it got {id}, the answer to another call",
            string when IsSubmission && jobs == 0 => "an id without a job",
            string => null,
            DryApiSubmissionUncertainException when !IsSubmission || Last.IsSafe => $"doubt where there is none: {end}",
            DryApiSubmissionUncertainException => null,
            DryApiConnectionException or DryApiRateLimitException when jobs > 0 => $"a job that was denied: {end}",
            DryApiServerException when !IsSubmission && IsUsual(end) => null,
            DryApiConnectionException or DryApiRateLimitException when IsUsual(end) || Last.IsOpen => null,
            _ => end.ToString(),
        };
    }

    /// <summary>What is wrong with how the call ended, whatever sent it: two jobs, a job that is denied, an id without a job; null when nothing is.</summary>
    public string? DangerOf(object end, JobServer server) => (end, server.JobsOf(_call)) switch
    {
        (_, > 1 and var jobs) => $"{jobs} jobs",
        (string id, 0) when IsSubmission => $"an id without a job: {id}",
        (string or DryApiSubmissionUncertainException, _) => null,
        (DryApiException, 0) => null,
        (_, 0) => $"no exception of the client: {end}",
        _ => IsSubmission ? $"a job that was denied: {end}" : null,
    };

    /// <summary>Whether the call ended as it does if the machine is not in the way.</summary>
    public bool IsUsual(object end) => Last switch
    {
        { IsOpen: true } => true,
        { IsRespondedTo: true } => end is string,
        { Cut: Cut.RateLimit } => end is DryApiRateLimitException { Attempts.Count: MostAttempts },
        { Cut: Cut.NoListener } => end is DryApiConnectionException { Attempts.Count: MostAttempts },
        _ when !IsSubmission => _plan.Count < MostAttempts ? end is string : end is DryApiConnectionException or DryApiServerException,
        _ => end is DryApiSubmissionUncertainException { Attempts.Count: var attempts } && attempts == _plan.Count,
    };
}
