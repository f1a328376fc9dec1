namespace DryApi.Generated.Tests.Torture.Threads;

/// <summary>A call that carries a pattern there, or back.</summary>
internal sealed class PatternCall : IDisposable
{
    private readonly int _kind;
    private readonly CancellationTokenSource _cancellation = new();

    public PatternCall(int number, Random random)
    {
        Pattern = Pattern.Next(number, random);
        _kind = random.Next(3);
        // What has no body cannot be answered before it is read.
        Response = _kind == 0 || random.Next(3) > 0 ? PatternResponse.InTime : (PatternResponse)random.Next(1, 4);
    }

    public Pattern Pattern { get; }

    public PatternResponse Response { get; }

    /// <summary>What was wrong with the request; null when nothing was.</summary>
    public string? RequestProblem { get; set; }

    public override string ToString() => $"{Pattern} of kind {_kind}, answered {Response}";

    public void Cancel() => _cancellation.Cancel();

    public void Dispose() => _cancellation.Dispose();

    /// <summary>Makes the call.</summary>
    /// <returns>What was wrong with it; null when nothing was.</returns>
    public async Task<string?> ProblemAsync(DryApiClient client, PatternServer server)
    {
        using (this)
        {
            server.Calls[Pattern.Number] = this;
            object? end;
            try
            {
                end = await SendAsync(client);
            }
            catch (Exception exception)
            {
                end = exception;
            }

            return RequestProblem ?? (IsRight(end, server) ? null : $"it ended in {end?.ToString()?[..Math.Min(500, end.ToString()!.Length)]}");
        }
    }

    private bool IsRight(object? end, PatternServer server) => Response switch
    {
        PatternResponse.InTime => end is string text && text == (_kind == 0 ? Pattern.Text : "job-" + server.Key + Pattern.Mark),
        PatternResponse.Early => end is DryApiValidationException { WasSent: true } refusal && refusal.ServiceMessage == Pattern.Mark,
        PatternResponse.EarlyAndClosed => end is DryApiValidationException { WasSent: true } or DryApiSubmissionUncertainException,
        _ => end is OperationCanceledException,
    };

    private async Task<string?> SendAsync(DryApiClient client) => _kind switch
    {
        0 => (await client.RequestStatus[Pattern.Mark].GetAsync(cancellationToken: _cancellation.Token)).Data!.Result,
        1 => (await client.Txt2Embedding.SubmitAsync(new Txt2EmbeddingRequest { Input = Pattern.Text, Model = "m" }, _cancellation.Token)).Id,
        _ => (await client.Img2Img.SubmitAsync(
            new Img2ImgRequest { Prompt = "p", Model = "m", Seed = 1, Steps = 4, Image = FileContent.FromBytes(Pattern.Bytes, "a.png") }, _cancellation.Token)).Id,
    };
}
