using System.Text;
using DryApi.Emulator.Webhooks;

namespace DryApi.Emulator.Control;

/// <summary>Deliveries as others see them.</summary>
internal static class EmulatedDeliveries
{
    public static EmulatedDelivery Describe(Delivery delivery) => new(
        delivery.Id, delivery.Event, delivery.JobId, delivery.Url, Encoding.UTF8.GetString(delivery.Body), delivery.State, [.. delivery.Attempts], delivery.NextAttempt);
}
