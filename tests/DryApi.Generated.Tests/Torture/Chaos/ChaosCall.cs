using System.Globalization;

namespace DryApi.Generated.Tests.Torture.Chaos;

/// <summary>One call of a random kind, the answers that it gets, and what it must end in.</summary>
internal sealed class ChaosCall
{
    private const int Kinds = 5;

    private readonly int _number;
    private readonly int _kind;
    private readonly ChaosClient _client;
    private readonly List<ChaosResponse> _answers = [];
    private readonly PassingTimeProvider _time = new() { IsFrozen = true };
    private int _requests;

    /// <summary>Makes a call up.</summary>
    /// <param name="number">Its number, which decides everything.</param>
    /// <param name="seed">The seed of the run.</param>
    /// <param name="client">What sends it.</param>
    public ChaosCall(int number, int seed, ChaosClient client)
    {
        var random = new Random(seed ^ (number * 0x61C88647));
        (_number, _client) = (number, client);
        _kind = random.Next(Kinds);

        // The time limit of an HTTP client of the user's own goes by no other clock than the machine's.
        IsStalled = random.Next(30) == 0 && !client.IsBuffered;
        var choices = IsStalled ? ChaosResponses.Stalls : client.IsBuffered ? ChaosResponses.Readable : ChaosResponses.All;
        do
        {
            _answers.Add(choices[random.Next(choices.Length)]);
        }
        while (Last.IsSentAgain(IsGet) && _answers.Count < client.MostAttempts);
    }

    private bool IsStalled { get; }

    private bool IsGet => _kind is 0 or 1;

    private bool IsSubmission => _kind is 2 or 3;

    private ChaosResponse Last => _answers[^1];

    private bool IsMiscounted => _requests != _answers.Count;

    private string Id => $"call-{_number}-";

    private string Content => _kind == 4 ? _number.ToString(CultureInfo.InvariantCulture) : Id;

    public override string ToString() => $"call {_number} of kind {_kind} with {string.Join(", ", _answers)}";

    /// <summary>The next answer, and the body that a good one has.</summary>
    public (ChaosResponse Response, string Body) Next()
    {
        var next = Interlocked.Increment(ref _requests) - 1;
        return (_answers[Math.Min(next, _answers.Count - 1)], _kind switch
        {
            0 => $$$"""{"data":{"status":"done","result":"{{{Content}}}"}}""",
            1 => $$$"""{"data":[{"name":"{{{Content}}}","slug":"s"}],"links":{},"meta":{"current_page":1}}""",
            4 => $$$"""{"data":{"price":{{{Content}}}}}""",
            _ => $$$"""{"data":{"request_id":"{{{Content}}}"}}""",
        });
    }

    /// <summary>Lets its time be up.</summary>
    public void EndTime() => _time.EndLimits();

    /// <summary>Makes the call.</summary>
    /// <returns>What is wrong with its end; null when nothing is.</returns>
    public async Task<string?> ProblemAsync()
    {
        string? result;
        try
        {
            using var hasty = IsStalled ? _client.Hasty(_time) : null;
            result = await SendAsync(hasty ?? _client.Patient, TestContext.Current.CancellationToken);
        }
        catch (Exception exception)
        {
            return ProblemOf(exception) is { } wrong ? $"{wrong}\n{exception}" : null;
        }

        return Last.Failure is not null ? $"a result in place of {Last.Failure.Name}"
            : result != (Last.IsEmpty ? null : Content) ? $"the result {result}"
            : IsMiscounted ? $"{_requests} requests"
            : null;
    }

    private string? ProblemOf(Exception exception)
    {
        // A submission without an id is no job that anyone can follow.
        var isLost = IsSubmission && (Last.IsInDoubt || Last.IsEmpty);
        var expected = isLost ? typeof(DryApiSubmissionUncertainException) : Last.Failure;
        var cause = isLost ? exception.InnerException : exception;
        return exception.GetType() != expected ? $"not {expected?.Name ?? "a result"}"
            : cause?.GetType() != (Last.Failure ?? typeof(DryApiResponseException)) ? $"its cause is not {Last.Failure?.Name}"
            : IsMiscounted ? $"{_requests} requests"
            : exception is not DryApiException own || Last.IsEmpty ? null
            : !MayBe(own.ResponseStatusCode) ? $"status {own.ResponseStatusCode}"
            : own.RequestMethod != (IsGet ? "GET" : "POST") || own.RequestUri is null ? "no request"
            : _client.MostAttempts > 1 && !IsStalled && own.Attempts.Count != _answers.Count ? $"{own.Attempts.Count} attempts"
            : null;
    }

    private bool MayBe(int status) => Last.Status < 0 || status == Last.Status || (IsStalled && status is 0 or 200) || (status == 0 && _client.IsBuffered && Last.Status == 200);

    private async Task<string?> SendAsync(DryApiClient client, CancellationToken token) => _kind switch
    {
        0 => (await client.RequestStatus[Id].GetAsync(cancellationToken: token)).Data?.Result,
        1 => (await client.Models.GetAsync(new ModelsQuery { Page = _number }, cancellationToken: token)).Data?.SingleOrDefault()?.Name,
        2 => (await client.Txt2Img.SubmitAsync(new Txt2ImgRequest { Prompt = Id, Model = "m", Width = 512, Height = 512, Guidance = 0, Steps = 4, Seed = 1 }, token)).Id,
        3 => (await client.Img2Img.SubmitAsync(new Img2ImgRequest { Prompt = Id, Model = "m", Seed = 1, Steps = 4, Image = FileContent.FromBytes(new byte[_number * 7 % 50_000], "a.png") }, token)).Id,
        _ => (await client.Txt2Img.PriceCalculation.PostAsync(new Txt2ImgPriceCalculationRequest { Prompt = Id, Model = "m", Width = 512, Height = 512, Guidance = 0, Steps = 4, Seed = 1 }, cancellationToken: token))
            .Data?.Price?.ToString(CultureInfo.InvariantCulture),
    };
}
