using DryApi.Emulator.Accounts;
using DryApi.Emulator.Documents;
using DryApi.Emulator.Requests;
using Microsoft.AspNetCore.Http;

namespace DryApi.Emulator.Handlers;

/// <summary>A request that was judged and found right.</summary>
/// <param name="Operation">Its operation.</param>
/// <param name="Account">Whose key it has.</param>
/// <param name="Fields">What it says.</param>
/// <param name="Request">The request itself.</param>
internal sealed record Call(Operation Operation, Account Account, RequestFields Fields, HttpRequest Request);
