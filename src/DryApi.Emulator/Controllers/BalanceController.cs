using DryApi.Emulator.Contract;
using DryApi.Emulator.Jobs;
using Microsoft.AspNetCore.Mvc;

namespace DryApi.Emulator.Controllers;

/// <summary>What is left on the account.</summary>
internal sealed class BalanceController(Account account) : BalanceControllerBase
{
    public override Task<ActionResult<ClientInfoResource>> ClientBalance(CancellationToken cancellationToken = default) =>
        Task.FromResult<ActionResult<ClientInfoResource>>(new ClientInfoResource { Balance = (double)account.Balance });
}
