using System.Globalization;
using DryApi.Emulator.Data;
using DryApi.Emulator.Requests;

namespace DryApi.Emulator.Accounts;

/// <summary>What an account has and has used. The gate of the clock guards it.</summary>
/// <param name="settings">What it began with.</param>
/// <param name="clock">The clock.</param>
internal sealed class Account(EmulatorAccount settings, EmulatorClock clock)
{
    private readonly Dictionary<string, QuotaWindow> _windows = new(StringComparer.Ordinal);
    private decimal _balance = settings.Balance;

    public EmulatorAccount Settings => settings;

    /// <summary>How many deliveries in a row came to nothing.</summary>
    public int FailedDeliveries { get; set; }

    /// <summary>Whether webhooks are sent; off after too many that came to nothing.</summary>
    public bool HasWebhooks { get; set; } = true;

    public decimal Balance
    {
        get
        {
            lock (clock.Gate)
            {
                return _balance;
            }
        }
    }

    /// <summary>How much is used of the quotas that something came for.</summary>
    public IReadOnlyList<QuotaUse> Uses
    {
        get
        {
            lock (clock.Gate)
            {
                return [.. JobKinds.Quotas.Where(quota => _windows.ContainsKey(quota.Name)).Select(quota => _windows[quota.Name].UseOf(quota, IsPremium, clock.GetUtcNow()))];
            }
        }
    }

    private bool IsPremium => settings.Plan == EmulatorPlan.Premium;

    /// <exception cref="RequestRefusedException">There is less on the account.</exception>
    public void Pay(decimal price)
    {
        lock (clock.Gate)
        {
            if (price > _balance)
            {
                var errors = new FieldErrors();
                errors.Add("balance", string.Create(CultureInfo.InvariantCulture, $"The balance of {_balance} is insufficient for a job of {price}."));
                errors.ThrowIfAny();
            }

            _balance -= price;
        }
    }

    /// <summary>Gives back what a job cost that came to nothing.</summary>
    public void Refund(decimal price)
    {
        lock (clock.Gate)
        {
            _balance += price;
        }
    }

    /// <summary>Counts a request; null where there is no quota for it.</summary>
    public QuotaVerdict? Take(Quota? quota)
    {
        if (quota is null || settings.Plan == EmulatorPlan.Unlimited)
        {
            return null;
        }

        lock (clock.Gate)
        {
            if (!_windows.TryGetValue(quota.Name, out var window))
            {
                _windows[quota.Name] = window = new QuotaWindow();
            }

            return window.Take(quota, IsPremium, clock.GetUtcNow());
        }
    }

    /// <summary>Is as it was at the start, or as a snapshot says.</summary>
    public void Restore(AccountState? state)
    {
        lock (clock.Gate)
        {
            (_balance, HasWebhooks, FailedDeliveries) = (state?.Balance ?? settings.Balance, state?.HasWebhooks ?? true, state?.FailedDeliveries ?? 0);
            _windows.Clear();
            foreach (var (name, window) in state?.Quotas ?? [])
            {
                _windows[name] = window;
            }
        }
    }

    public AccountState Save()
    {
        lock (clock.Gate)
        {
            return new AccountState(settings.ClientId, _balance, HasWebhooks, FailedDeliveries, new(_windows));
        }
    }
}
