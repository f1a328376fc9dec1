using System.Text.Json.Nodes;
using DryApi.Emulator.Data;

namespace DryApi.Emulator.Handlers;

/// <summary>Responds to the operations of one kind of result.</summary>
internal interface IOperationHandler
{
    /// <summary>How often an account may ask; null: as often as it likes.</summary>
    Quota? Quota => null;

    /// <summary>The JSON of a success.</summary>
    /// <param name="call">The request.</param>
    /// <exception cref="Requests.RequestRefusedException">The service would refuse it.</exception>
    /// <exception cref="Microsoft.AspNetCore.Http.BadHttpRequestException">What it asks for is not there.</exception>
    JsonNode Respond(Call call);
}
