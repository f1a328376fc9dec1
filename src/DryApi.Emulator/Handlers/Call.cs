using DryApi.Emulator.Documents;
using DryApi.Emulator.Requests;
using Microsoft.AspNetCore.Http;

namespace DryApi.Emulator.Handlers;

/// <summary>A request that was judged and found right.</summary>
/// <param name="Operation">Its operation.</param>
/// <param name="Fields">What it says.</param>
/// <param name="Request">The request itself.</param>
internal sealed record Call(Operation Operation, RequestFields Fields, HttpRequest Request)
{
    /// <summary>Scheme, host and port, as the client knows them.</summary>
    public string Origin => $"{Request.Scheme}://{Request.Host}";
}
